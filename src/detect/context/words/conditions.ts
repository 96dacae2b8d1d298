// Conditions of body and mind that are somebody's history, not the injury of an offence. Word patterns, matched whole and in any case.
export const CONDITIONS: readonly string[] = [
  // mind
  'anxiety', 'depress(?:ion|ed|ive)', 'antidepressants?', 'panic (?:attacks?|disorder)', 'ptsd', 'post[- ]traumatic(?: stress)?', 'flashbacks?',
  'bipolar', 'schizo\\w+', 'psychos[ie]s', 'psychotic', 'paranoia', 'personality disorder', 'eupd', 'bpd', 'ocd', 'eating disorder', 'anorexi[ac]', 'bulimi[ac]',
  'self[- ]?harm(?:s|ed|ing)?', 'overdos(?:e|ed|es)', 'suicid(?:e|al|ality)', 'suicide attempts?', 'ligatures?', 'nervous breakdown', 'breakdown', 'mental (?:health|illness|breakdown)', 'low mood', 'mood low', 'adhd', 'asperger\\w*', 'autis(?:m|tic)',
  'asd', 'dyslexi[ac]', 'dyspraxi[ac]', "tourette'?s?", 'learning (?:difficult(?:y|ies)|disabilit(?:y|ies))', 'learning disabled', 'dementia', "alzheimer'?s?", 'memory (?:clinic|problems?)', 'insomnia', 'agoraphobi[ac]', 'phobia',
  'alcoholi(?:c|sm)', 'alcohol (?:dependen\\w+|problem|misuse|service)', 'drug (?:problem|dependen\\w+|addict\\w*)', 'addict(?:ion|ed)?', 'in recovery', 'detox(?:ed)?', 'rehab', 'postnatal', 'post-natal', 'bereavement counselling',
  'wett?ing the bed', 'bed[- ]?wetting', 'night terrors', 'selective mut\\w+', 'sectioned', 'gender (?:dysphoria|clinic)',
  // heart, blood, lungs
  'angina', 'dodgy (?:heart|ticker|hip|knee|back)', 'blood thinners?', 'heart pills', 'heart (?:attack|condition|failure|disease|problems?|trouble|murmur|stent|bypass|surgery|operation|valve|clinic|tablets)', 'stents?', 'pacemaker', 'defibrillator', 'atrial fibrillation', 'afib', 'ccf', 'ihd', 'hypertensi(?:on|ve)', 'high blood pressure', 'blood pressure',
  'cholesterol', 'strokes?', 'tia', 'mini[- ]stroke', 'blood clots?', 'dvt', 'pulmonary embol\\w+', 'warfarin clinic', 'ana?emi[ac]', 'sickle cell(?: \\w+)?', 'thalass\\w+', 'haemophili\\w+', 'leuk(?:a)?emia', 'lymphoma', 'myeloma', 'asthma(?:tic)?', 'copd', 'emphysema', 'bronchitis',
  'on oxygen', 'cystic fibrosis', 'sleep apn(?:o)?ea', 'cpap', 'tuberculosis',
  // nerves, joints, senses
  'epilep(?:sy|tic)', 'seizures?', 'convulsions?', 'multiple sclerosis', "parkinson'?s?", 'motor neurone', 'cerebral palsy', 'spina bifida', 'muscular dystrophy', "huntington'?s?", 'migraines?', 'arthritis', 'rheumatoid', 'osteo(?:arthritis|porosis)',
  'fibromyalgia', 'chronic (?:fatigue|pain|back pain|illness|condition|kidney \\w+)', 'sciatica', 'slipped disc', 'hip replacement', 'knee replacement', 'replacement (?:hip|knee)', 'prosthe(?:sis|tic)', 'amput(?:ee|ation|ated)', 'wheelchair', 'housebound', 'bedbound', 'registered (?:blind|disabled)', 'partially sighted',
  'hard of hearing', 'frozen shoulder', 'cleft (?:lip|palate)', 'leg brace', 'brace on (?:my|his|her) \\p{L}+', 'one leg (?:is )?shorter', 'hearing (?:aids?|loss|impair\\w+)', 'deaf', 'macular', 'glaucoma', 'cataracts?', 'blue badge', 'disab(?:led|ility)', 'stoma', 'colostomy', 'catheter', 'incontinen(?:t|ce)', 'falls clinic',
  // glands, gut, others
  'diabet(?:es|ic)', 'blood sugars?', 'hypos?', 'thyroid', "addison'?s?", "crohn'?s?", 'colitis', 'ibs', 'coeliac', 'ulcers?', 'hepatitis(?: [a-c])?', 'hep [bc]', 'cirrhosis', 'liver (?:disease|failure|transplant)', 'kidney (?:disease|failure|transplant|stones)', 'transplant', 'dialysis', 'lupus', 'psoriasis', 'eczema',
  'cancer', 'tumou?rs?', 'mastectomy', 'lumpectomy', 'chemo(?:therapy)?', 'radiotherapy', 'oncolog\\w+', 'palliative', 'terminally ill', 'terminal illness', 'remission', 'hospice care', 'hiv(?: positive)?', 'aids', 'sexually transmitted', 'chlamydia', 'herpes', 'bbv', 'gum clinic', 'long covid', 'endometriosis', 'fibroids', 'pcos', 'hysterectomy', 'menopaus\\w+',
  'anaphyla\\w+', 'nut allergy', 'allerg(?:y|ic|ies)', 'infertil\\w+', 'vasectomy',
  'one kidney', 'kidneys?', 'gall ?bladder', 'appendi(?:x|citis)', 'periods have', 'fertility', 'bladder', 'bowels?', 'prostate', 'womb', 'ovar(?:y|ies|ian)', 'cyst', 'hernia', 'vertigo', 'tinnitus', 'meningitis', 'sepsis', 'pneumonia', 'eyesight', 'lip[- ]?reads?', 'hoist', 'recovering (?:alcoholic|addict)', 'drink problem', 'vape for', 'bad back', 'bad heart', 'bad chest', 'weak heart', 'thrombosis', 'clotting', 'gout', 'shingles', 'lymph\\w+', 'biopsy', 'scoliosis', 'dwarfism', 'achondroplasia', "down'?s syndrome", 'syndrome', 'stammer(?:s)?', 'stutter(?:s)?', 'colour blind', 'prosthetic', 'false leg', 'glass eye',
  // pregnancy and birth
  'pregnan(?:t|cy)', 'ivf', 'miscarr(?:y|ied|iage|iages)', 'ectopic', 'still[- ]?born', 'stillbirth', 'ante[- ]?natal', 'maternity (?:leave|notes|unit|ward)', 'expectant mothers?', 'due date', 'gravida', 'termination(?= of (?:the |a |her |my )?pregnancy)', 'abortion', 'had a termination', 'lump in (?:my|her|his|the) \\p{L}+', 'on the sick', 'breast-?feed(?:s|ing)?', 'breast-?fed', 'lactation', 'oxygen concentrator', 'apno?ea monitor', 'low spells?', 'health grounds', 'wellbeing (?:centre|service|team|hub)', 'virus screen', 'repeat prescription', 'your repeat for', 'preeclampsia', 'pre-eclampsia', 'caesarean', 'c-section', 'trimester',
  // clinic shorthand
  'pmh', 'od (?:in )?(?:19|20)\\d\\d', 'paracetamol od', 'hrt', 'nof(?= (?:19|20)\\d\\d)', 'amts', 'mmse', 'af on', 't[12]dm', 'type (?:1|2|one|two)(?: dm| diabet\\w+)?', 'iddm', 'niddm', 'htn', 'ckd', 'epileptic fits?', 'tonic[- ]clonic',
]; // prettier-ignore
