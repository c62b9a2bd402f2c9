/** The roles of a person, each a check box. Roles that a company added stand behind the usual ones. */
export function RoleChecks({
  roles,
  all,
  onChange,
}: {
  roles: readonly string[];
  all: readonly string[];
  onChange: (roles: string[]) => void;
}) {
  const toggle = (role: string) =>
    onChange(roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role]);
  return (
    <fieldset className="checks">
      <legend>Your roles</legend>
      {[...new Set([...all, ...roles])].map((role) => (
        <label key={role}>
          <input type="checkbox" checked={roles.includes(role)} onChange={() => toggle(role)} /> {role}
        </label>
      ))}
    </fieldset>
  );
}
