// The inputs of the severity method as people choose them. Keys are the method's own values (register/breach/severity-tables).

export const DPC_WORDS = { 1: '1 simple', 2: '2 behavioural', 3: '3 financial', 4: '4 sensitive' } as const;
export const EASE_WORDS = { '0.25': '0.25 negligible', '0.5': '0.5 limited', '0.75': '0.75 significant', '1': '1 maximum' } as const; // prettier-ignore
export const CIRCUMSTANCE_WORDS = {
  recipients: { none: '0 none', known: '0.25 number known', 'not-known': '0.5 number not known' },
  integrity: { none: '0 nothing', recoverable: '0.25 can be put right', lost: '0.5 cannot' },
  availability: { none: '0 nothing', recoverable: '0.25 can be got back', lost: '0.5 cannot' },
  malicious: { no: '0 no', yes: '0.5 yes' },
} as const;
