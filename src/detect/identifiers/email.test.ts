import { test } from 'node:test';
import { checkTable } from '../table.ts';
import { emailAddresses } from './email.ts';
import { socialHandles } from './social.ts';

test('e-mail addresses', () => {
  checkTable(
    [
      'email «n.akers4417@north-police.example».',
      '<«jamila.c58@example.com»>',
      "mail «o'brien_k+x@mail.example.co.uk», please",
      'write to «jane.akers at example dot com» please',
      'email: «jane . akers @ example.com»'.replace('jane . akers', 'jane.akers'),
      'it is «j.akers[at]example[dot]com»',
      'he looked at Example Street. He',
      '2 @ 62.00',
      'meet at noon. come',
    ],
    [emailAddresses],
  );
});

test('handles, user names, profiles', () => {
  checkTable(
    [
      'on Instagram, where I am «@jane.on.peaks».',
      'called «peter_r_67» asked to follow me on Instagram',
      'Snapchat: «jaybee99»',
      'his Facebook profile «facebook.com/carl.akers.7»',
      'username «dark_horse»',
      'Insta «lil.mia.x»',
      '2 @ 62.00',
      'saved as file_20240613',
      'she posted a letter called Hope',
      'on Facebook yesterday',
    ],
    [socialHandles],
  );
});
