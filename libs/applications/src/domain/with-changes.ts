/** Settings with the given changes; undefined leaves a setting unchanged. */
export function withChanges<Settings extends object>(
  former: Settings,
  changes: { readonly [Name in keyof Settings]?: Settings[Name] | undefined },
): Settings {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...former, ...(Object.fromEntries(said) as Partial<Settings>) };
}
