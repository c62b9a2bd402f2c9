/** The roles of a person, each a check box. Roles that a company added stand behind the usual ones. */
export function RoleChecks({
  legend = 'Your roles',
  roles,
  all,
  onChange,
}: {
  legend?: string;
  roles: readonly string[];
  all: readonly string[];
  onChange: (roles: string[]) => void;
}) {
  const toggle = (role: string) =>
    onChange(roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role]);
  return (
    <fieldset className="checks">
      <legend>{legend}</legend>
      {[...new Set([...all, ...roles])].map((role) => (
        <label key={role}>
          <input type="checkbox" checked={roles.includes(role)} onChange={() => toggle(role)} /> {role}
        </label>
      ))}
    </fieldset>
  );
}
