// Money told in words, where no number pattern reaches: accounts by their last digits, passbooks, benefits, pensions, debts.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import type { Cue } from './cue.ts';
import { cueTable, hitsOf } from './cue.ts';

const cue = (on: string, pattern: RegExp, says: string, weight: number, grow: Cue['grow'] = 'words', unless?: RegExp, traits: readonly string[] = []): Cue => ({
  on, pattern, says, weight, grow, traits, ...(unless ? { unless } : {}),
}); // prettier-ignore

const table = cueTable([
  cue('ending ends ended', /\b(?:(?:the|my|her|his|an|our|their) )?(?:\p{L}+ ){0,3}(?:account|isa|bond|book|savings)\b[^.;\d]{0,40}?\b(?:ending|ends|ended)(?: in| with)? \d{3,4}\b/iu, 'an account by its last digits', 2.5, 'words', undefined, ['partial']),
  cue('roll', /\b(?:(?:my|her|his) )?(?:[\p{Lu}&][\p{L}&]* ){0,5}(?:building society|bank)?(?: book)?,? ?roll (?:no\.?|number) [\dA-Z/-]{5,}/iu, 'a passbook number', 3),
  cue('book passbook bankbook', /\b(?:my|her|his|the|our)? ?(?:bank|savings|post office|building society|pension) ?book\b/iu, 'a passbook', 1.8, 'words', /\bbook(?:ed|ing)\b/iu),
  cue('credit pip dla esa jsa benefit benefits allowance dwp premium attachment', /\b(?:dwp [a-z]{2,}(?: [a-z]{2,}){0,2}|pupil premium|attachment of earnings|universal credit|housing benefit|income support|jobseeker'?s(?: allowance)?|employment (?:and|&) support|personal independence payment|disability living allowance|attendance allowance|carer'?s allowance|child (?:benefit|tax credit)|working tax credit|pension credit|free school meals|(?:on|claims?|claiming|receives?|gets?) (?:benefits|pip|dla|esa|jsa))\b[^.;\n]{0,60}/iu, 'a benefit', 2.2),
  cue('pension pensions', /\b(?:(?:my|her|his|our) )(?:\p{L}+'s )?(?:state |private |army |works |nhs |police |teacher'?s |late )*pension(?: lump sum| pot| payment)?\b|\bnhs pensions?\b/iu, 'a pension', 1.8, 'words', /\bpension (?:letter|book)\b/iu),
  cue('savings inheritance lump redundancy compensation', /\b(?:my|her|his|our|their) (?:\p{L}+'s )?(?:life )?(?:savings|inheritance|lump sum|redundancy(?: money)?|nest egg|isa)\b/iu, 'savings', 1.5),
  cue('loan mortgage overdraft debt debts arrears bankrupt bankruptcy iva bailiffs ccj repossessed', /\b(?:missed (?:\p{L}+ ){0,2}payments?[^.;]*|(?:business|bank|student|payday|car|personal) loan (?:with|from|of) [^.;]{3,60}|(?:my|her|his|our) (?:mortgage|overdraft|debts?)|bankrupt(?:cy)?|(?:an )?iva|ccjs?|bailiffs|repossess\w+|in debt|behind (?:with|on) (?:the|my|her|our) (?:rent|mortgage|bills)|gambling debts?)\b/iu, 'a debt', 1.8, 'clause', /\bsubject to bailiffs? and court\b/iu),
  cue('grant hardship fund debt finance never tick instalments fees bursary', /\b(?:(?:a|her|his|my|the|your) )?(?:hardship|welfare|crisis|emergency|maternity|funeral) (?:grant|fund|loan|payment)s?(?: of £ ?[\d,.]+)?|\b(?:a )?debts? (?:of|for) £ ?[\d,.]+(?: (?:to|with|for|on) [^.;,]{2,40})?|£ ?[\d,.]+ (?:a|per|each|every) (?:week|month|fortnight) (?:on|to|for|off) (?:the |my |a )?(?:never[- ]never|tick|hp|finance|loan|car|van|debt|arrears|catalogue)\b|\bhelp(?:ed|s|ing)? with (?:my|her|his) (?:fees|rent|bills|mortgage|deposit)\b|\b(?:my|her|his) bursary\b/iu, 'money told of somebody', 2),
  cue('income salary earnings wages wage earn earns', /\b(?:my|her|his|net|gross|annual|monthly|weekly) (?:income|salary|earnings|wages?|take[- ]home)\b(?: (?:is|was|of|from))?[^.;]{0,30}£ ?[\d,.]+|\b(?:earns?|earning|paid|income|salary|lost (?:private )?\p{L}+) (?:about |around |is |of )?£ ?[\d,]{4,}(?: (?:a|per) (?:year|month|week|annum))?/iu, 'an income', 1.8, 'words', /\bpaid £ ?[\d,]+ for\b|\bpersuaded\b/iu),
  cue('loyalty nectar clubcard membership', /\b(?:loyalty|nectar|clubcard|membership)(?: card)?(?: no\.?| number)? ?:? [\dA-Z][\dA-Z ]{5,}/iu, 'a loyalty card', 2),
  cue('word memorable password passphrase', /\b(?:(?:her|his|my|the) )?(?:memorable (?:word|name|date|place)|mother's maiden name|first school|security (?:word|answer|question)|pass(?:word|phrase))(?: (?:is|was|put on record))?(?:,|:)? [^.;]{2,60}/iu, 'a security answer', 2.5, 'clause', /\bpassword (?:protected|was changed)\b/iu),
]); // prettier-ignore

/** Recognises money told in words. */
export const money: Recogniser = {
  name: 'money',
  find: (view: View, known: Known): Iterable<Hit> => hitsOf(view, known, 'bank', table),
};
