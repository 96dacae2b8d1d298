// Medicines that tell of a lasting condition when somebody is said to take them. Generic names and the brands that people
// say; not the painkillers, antibiotics and anaesthetics that an injury of the day brings with it.
export const MEDICINES =
  `sertraline citalopram escitalopram fluoxetine paroxetine venlafaxine duloxetine mirtazapine amitriptyline nortriptyline trazodone
  dosulepin clomipramine lofepramine prozac seroxat cipralex lustral propranolol diazepam lorazepam temazepam clonazepam nitrazepam
  zopiclone zolpidem melatonin promethazine buspirone pregabalin gabapentin lyrica lithium olanzapine quetiapine risperidone aripiprazole
  clozapine haloperidol chlorpromazine amisulpride paliperidone zuclopenthixol flupentixol depot methylphenidate ritalin concerta
  lisdexamfetamine elvanse atomoxetine dexamfetamine lamotrigine levetiracetam keppra carbamazepine tegretol valproate epilim topiramate
  phenytoin zonisamide lacosamide clobazam apixaban rivaroxaban edoxaban dabigatran warfarin clopidogrel ticagrelor aspirin bisoprolol
  atenolol metoprolol carvedilol nebivolol ramipril lisinopril perindopril enalapril candesartan losartan irbesartan valsartan amlodipine
  felodipine nifedipine diltiazem verapamil doxazosin furosemide bumetanide bendroflumethiazide indapamide spironolactone eplerenone
  digoxin amiodarone flecainide ivabradine nicorandil isosorbide gtn simvastatin atorvastatin rosuvastatin pravastatin ezetimibe statin
  statins metformin gliclazide sitagliptin linagliptin dapagliflozin empagliflozin semaglutide ozempic wegovy mounjaro liraglutide insulin
  novorapid humalog lantus levemir tresiba levothyroxine thyroxine carbimazole salbutamol ventolin seretide fostair symbicort clenil
  beclometasone tiotropium montelukast prednisolone hydrocortisone fludrocortisone methotrexate sulfasalazine azathioprine
  hydroxychloroquine adalimumab humira infliximab etanercept rituximab mesalazine omeprazole lansoprazole esomeprazole ranitidine
  alendronic calcichew adcal tamoxifen anastrozole letrozole bicalutamide herceptin donepezil memantine rivastigmine galantamine madopar
  levodopa sinemet ropinirole pramipexole baclofen tizanidine methadone subutex suboxone buprenorphine espranor naltrexone disulfiram
  antabuse acamprosate thiamine pabrinex chlordiazepoxide librium naloxone morphine oxycodone oxycontin fentanyl tramadol zomorph oramorph
  truvada biktarvy descovy dolutegravir abacavir prep antiretrovirals tacrolimus mycophenolate ciclosporin sumatriptan rizatriptan
  tamsulosin finasteride solifenacin oxybutynin sildenafil viagra clomid progesterone oestrogen estradiol hrt testosterone norethisterone
  mirena desogestrel microgynon botox antidepressants antidepressant antipsychotics antipsychotic betablockers statin anticoagulants
  chemotherapy chemo radiotherapy dialysis epipen inhaler inhalers nebuliser`.split(/\s+/);
