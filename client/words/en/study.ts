/** The links into the lecture and to what students ask, in English. */

export const STUDY_EN = {
  'study.back': 'Back to what I read',
  'study.ask': 'What students ask about this',
  'study.also': 'Also asked',
  'study.practice': 'In practice',
  'study.dump': 'As tcpdump prints it',
  'study.dump.absolute': 'absolute numbers (-S)',
  'study.dump.at': 'captured at',
  'study.dump.none': 'Nothing has been sent or received yet.',
  'study.part.wave-1': 'first wave',
  'study.part.wave-2': 'second wave',
  'study.part.wave-3': 'third wave',
  'study.part.wave-4': 'fourth wave',
  'study.part.wait': 'waiting 2MSL',
  'study.part.why': 'why wait',
  'study.part.simple': 'what it simplifies',
  'study.read': 'The lecture: {{part}}',
} as const;
