// Words of belief, origin and allegiance: data that the law protects specially. Word patterns, matched whole.
export const BELIEFS: readonly string[] = [
  'muslims?', 'islam(?:ic)?', 'hindus?', 'hinduism', 'sikhs?', 'sikhism', 'jew', 'jews', 'jewish', 'judaism', 'buddhis(?:t|m)', 'christian(?:s|ity)?', 'catholics?', 'roman catholic', 'protestant', 'methodist', 'baptist', 'anglican', 'church of (?:england|scotland)', 'presbyterian', 'pentecostal', 'evangelical', 'orthodox', 'quakers?', 'mormons?',
  "jehovah'?s witness(?:es)?", 'seventh[- ]day adventist', 'rastafari\\w*', 'rasta', 'jain', 'pagan', 'wiccan', 'atheist', 'humanist', 'salvation army', 'free church', 'kingdom hall', 'born again', 'religious', 'faith', 'ahmadi\\w*', 'sunni', 'shia', 'ismaili', 'hasidic', 'haredi', 'coptic', 'zoroastrian', "baha'?i",
]; // prettier-ignore

export const WORSHIP: readonly string[] = [
  'mosques?', 'masjid', 'jamia', 'madras(?:a|ah|sa)', 'gurdwara', 'temple', 'mandir', 'synagogue', 'shul', 'imam', 'rabbi', 'granthi', 'vicar', 'priest', 'parish', 'congregation', 'deacon(?:ess)?', 'elder of', 'churchwarden', 'minister of', 'pastor', 'chaplaincy', 'bible (?:study|class|group)', 'sunday school', 'alpha course',
  'choir practice', 'evensong', 'holy communion', 'communion', 'confession', 'stations of the cross', 'lent', 'advent', 'novena', 'rosary', 'pilgrimage', 'lourdes', 'hajj', 'umrah', 'ramadan', 'eid', 'iftar', 'suhoor', 'zakat', 'jummah', "jumu'?ah", 'friday prayers?', 'prayers?', 'prayed', 'praying', 'pray', 'diwali', 'navratri', 'holi', 'vaisakhi', 'baisakhi', 'passover', 'yom kippur', 'hanukkah', 'sabbath', 'shabbat', 'kosher', 'bar mitzvah', 'bat mitzvah', 'hijab', 'niqab', 'turban', 'kirpan', 'headscarf', 'wore my scarf', 'christening', 'baptism', 'baptised', 'prayer (?:meeting|group)', '(?:broke|break|breaking|opened|opening) (?:the|my|our|their|his|her) (?:\\w+ )?fast', 'fasting', "mothers'? union", 'the guild at', 'nun', 'convent', 'my church', 'our church', 'to church', 'the church (?:choir|hall|council)', 'at mass', 'to mass', 'after mass', 'chapel on sundays?', 'to chapel',
]; // prettier-ignore

/** People and places that a nationality or origin is named by. */
export const ORIGINS =
  `irish scottish scots scotch welsh polish romanian bulgarian lithuanian latvian estonian czech slovak slovakian hungarian ukrainian russian albanian
  kosovan serbian croatian bosnian turkish kurdish greek cypriot italian spanish portuguese french german dutch belgian swedish norwegian danish finnish
  american canadian australian brazilian colombian mexican jamaican caribbean trinidadian bajan guyanese african nigerian ghanaian kenyan ugandan
  zimbabwean zambian congolese sudanese eritrean ethiopian somali moroccan algerian tunisian egyptian libyan syrian iraqi iranian persian lebanese
  palestinian israeli arab yemeni afghan pakistani indian bangladeshi bengali sylheti punjabi gujarati tamil srilankan nepalese nepali chinese cantonese
  hongkonger taiwanese vietnamese thai filipino filipina malaysian indonesian korean japanese mongolian gypsy traveller romany roma`.split(
    /\s+/,
  );
