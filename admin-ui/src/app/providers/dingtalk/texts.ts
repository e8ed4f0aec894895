const ITEMS: Readonly<Record<string, string>> = {
  credentials: $localize`:@@dingtalk.item.credentials:App credentials`,
  address_book_permission: $localize`:@@dingtalk.item.addressBook:Permission to read the address book`,
  member_lookup: $localize`:@@dingtalk.item.memberLookup:Look-up of members`,
  personal_permission: $localize`:@@dingtalk.item.personal:Permission to read who logs on`,
  callback_address: $localize`:@@dingtalk.item.callback:Callback URL`,
  in_app_address: $localize`:@@dingtalk.item.inApp:Homepage URL inside DingTalk`,
  egress_ip: $localize`:@@dingtalk.item.egress:Egress IP address`,
  directory_departments: $localize`:@@dingtalk.item.departments:Directory: departments`,
  directory_members: $localize`:@@dingtalk.item.members:Directory: members of departments`,
  directory_leavers: $localize`:@@dingtalk.item.leavers:Directory: who has left`,
};

/** The name of an item in set-up and check. */
export function itemName(id: string): string {
  return ITEMS[id] ?? id;
}
