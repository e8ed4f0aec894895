import type { Department } from '../world/department.js';

export interface DepartmentSelectProps {
  readonly name: string;
  readonly label: string;
  readonly departments: readonly Department[];
  readonly chosen: number;
}

/** Chooses a department. */
export function DepartmentSelect({ name, label, departments, chosen }: DepartmentSelectProps) {
  return (
    <label>
      <span safe>{label}</span>
      <select name={name}>
        {departments.map((one) => (
          <option value={String(one.id)} selected={one.id === chosen} safe>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}
