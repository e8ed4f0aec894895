/** Settings with the given changes; what is undefined stays as it was. */
export function withChanges<Settings extends object>(
  former: Settings,
  changes: { readonly [Name in keyof Settings]?: Settings[Name] | undefined },
): Settings {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...former, ...(Object.fromEntries(said) as Partial<Settings>) };
}
