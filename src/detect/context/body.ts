// On whose body an injury is, where the words say so themselves. Not here: injuries and illnesses (medical-words.ts), and who
// is meant by a pronoun (names/attribute.ts).

/**
 * Words of an injury on somebody else's body, whoever speaks: "I saw bruises on her arm". The group is the pronoun. "My"
 * before a body says the opposite; before an opinion or a relative it says nothing.
 */
export const OTHERS_BODY =
  /^(?![^.]*\b(?:mine|my(?!\s+(?:experience|opinion|view|presence|sister|brother|daughter|son|mother|father|friend)))\b)[^.]*?\b(?:to|on|of|in|inside|across|over|under)\s+(his|her)\b/u;
