/** How a class joins, and where a teacher's data is kept: in English. */

export const DOOR_EN = {
  'door.address': 'Address shown',
  'door.nobody.title': 'Still nobody? It is usually one of two things.',
  'door.nobody.guests':
    'The Wi-Fi isolates its guests. Then no phone can open this address: use a hotspot of your own, or another network.',
  'door.nobody.firewall': 'The firewall of this computer blocks port {{port}}. Type one line on this computer:',
  'door.nobody.windows': 'Windows, in a terminal run as administrator',
  'door.nobody.macos': 'macOS, in Terminal',
  'door.nobody.linux': 'Linux',
  'door.nobody.or': 'or',
  'door.nobody.test': 'To test it, open the address on your own phone first.',
  'door.kept.here': 'Only this browser knows these keys, and only at this address: {{address}}.',
  'door.kept.moves':
    'This address changes when the computer joins another network. On this computer use {{stays}} instead: it stays the same.',
  'door.kept.stays': 'On this computer it stays the same, whatever network you are in.',
  'door.kept.safari': 'Safari deletes what a page keeps after seven days without a visit. Save it as a file.',
  'door.shelf.title': 'Take your keys along',
  'door.shelf.what':
    'One file with the keys of all your classes and lessons. Anyone who has it can lead your classes: keep it to yourself.',
  'door.shelf.save': 'Save my keys',
  'door.shelf.load': 'Load keys',
  'door.shelf.loaded_one': '{{count}} new key loaded.',
  'door.shelf.loaded_other': '{{count}} new keys loaded.',
  'door.shelf.unreadable': 'This file holds no keys.',
  'door.rooms':
    'The next round cannot begin yet: the server has no room for {{duels}} of its duels. It tries again every second.',
} as const;
