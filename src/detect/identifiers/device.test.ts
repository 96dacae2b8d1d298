import { test } from 'node:test';
import { checkTable } from '../table.ts';
import { imei, ipAddress, macAddress, simNumbers } from './device.ts';

test('devices and connections', () => {
  checkTable(
    [
      'a black telephone, IMEI «350199250121197», with',
      'IMEI: «35-019925-012119-7»',
      'IMEI «350199250121198» fails its check',
      'ICCID «8944110064523214527»',
      'IMSI «234100123456789»',
      'logged in from «81.2.69.142» at 17:38:51',
      'IP «2001:db8:85a3:8d3:1319:8a2e:370:7348»',
      'MAC «00:1A:2B:3C:4D:5E»',
      'version 1.2.3.4 of the form',
      '17:38:51 999 call',
      'total 350199250121198 units',
    ],
    [imei, simNumbers, macAddress, ipAddress],
  );
});
