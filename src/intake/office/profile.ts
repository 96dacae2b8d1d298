// The settings under which LibreOffice sees a stranger's file: no macros, no active content, no links, no network, nothing
// remembered. A profile of its own for every run, so that nothing of one case meets another.

const item = (path: string, name: string, value: string): string =>
  `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** registrymodifications.xcu of the profile. */
export const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  item('Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'),
  item('Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  item('Office.Common/Security/Scripting', 'DisableActiveContent', 'true'),
  item('Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  item('Office.Common/Security/Scripting', 'DisableOLEAutomation', 'true'),
  item('Office.Common/Java', 'Enable', 'false'),
  item('Office.Common/Misc', 'FirstRun', 'false'),
  item('Office.Common/Misc', 'UseSystemFileDialog', 'false'),
  item('Office.Common/History', 'PickListSize', '0'),
  item('Office.Common/Load', 'UpdateDocMode', '0'),
  item('Office.Writer/Content/Update', 'Link', '0'),
  item('Office.Calc/Content/Update', 'Link', '2'),
  item('Office.Calc/Formula/Load', 'OOXMLRecalcMode', '1'),
  item('Office.Calc/Formula/Load', 'ODFRecalcMode', '1'),
  item('Inet/Settings', 'ooInetProxyType', '1'),
  item('Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'),
  item('Inet/Settings', 'ooInetHTTPProxyPort', '9'),
  item('Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'),
  item('Inet/Settings', 'ooInetHTTPSProxyPort', '9'),
].join('\n')}
</oor:items>
`;
