import { type ComboboxData, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { CHANGE_TYPES } from '../../../shared/model/changeRecord.ts';
import type { FreezeLevel } from '../../../shared/model/freeze.ts';
import { ROLES } from '../../../shared/model/person.ts';
import { RISKS } from '../../../shared/model/release.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { CHANGE_TYPE_WORD, RISK_WORD } from '../../ui/words.ts';

const ANY = '';
const TYPES = [
  { value: ANY, label: 'Any change' },
  ...CHANGE_TYPES.map((type) => ({ value: type, label: CHANGE_TYPE_WORD[type] })),
];
const RISK_CHOICES = [
  { value: ANY, label: 'Any risk' },
  ...RISKS.map((risk) => ({ value: risk, label: `${RISK_WORD[risk]} risk` })),
];
const LEVELS = [
  { value: 'none', label: 'may run' },
  { value: 'review', label: 'look harder' },
  { value: 'approval', label: 'needs an approval' },
  { value: 'block', label: 'may not run' },
];

/** A line for changes that none names yet. */
function newLevel(levels: readonly FreezeLevel[]): FreezeLevel {
  const changeType = CHANGE_TYPES.find((type) => levels.every((level) => level.changeType !== type)) ?? null;
  return { changeType, risk: null, level: 'none', approverRole: null };
}

/** The line above that fits all that this one fits, so that this one never counts; -1 where there is none. */
const coveredBy = (levels: readonly FreezeLevel[], index: number): number =>
  levels
    .slice(0, index)
    .findIndex(
      ({ changeType, risk }) =>
        (changeType === null || changeType === levels[index]!.changeType) &&
        (risk === null || risk === levels[index]!.risk),
    );

interface Properties {
  levels: readonly FreezeLevel[];
  onChange: (levels: FreezeLevel[]) => void;
  refusal: AnyRefusal | null;
}

/** What a freeze is to some changes, in order: the first line that fits counts. All others meet the level above. */
export function FreezeLevels({ levels, onChange, refusal }: Properties) {
  return (
    <fieldset className="level-rows">
      <legend>Otherwise for some changes; the first line that fits counts</legend>
      {levels.map((level, index) => (
        <LevelRow
          // oxlint-disable-next-line react/no-array-index-key -- a level has no name but its place
          key={index}
          level={level}
          which={`Line ${index + 1}`}
          coveredBy={coveredBy(levels, index)}
          isWrong={refusal?.field?.startsWith(`levels.${index}.`) ?? false}
          change={(fields) => onChange(levels.map((other) => (other === level ? { ...level, ...fields } : other)))}
          remove={() => onChange(levels.filter((other) => other !== level))}
        />
      ))}
      <button type="button" className="btn small" onClick={() => onChange([...levels, newLevel(levels)])}>
        Add a line
      </button>
    </fieldset>
  );
}

interface LevelProperties {
  level: FreezeLevel;
  which: string;
  coveredBy: number;
  isWrong: boolean;
  change: (fields: Partial<FreezeLevel>) => void;
  remove: () => void;
}

function LevelRow({ level, which, coveredBy: covering, isWrong, change, remove }: LevelProperties) {
  return (
    <div className="row">
      <LineSelect
        label={`${which}: type of change`}
        data={TYPES}
        value={level.changeType ?? ANY}
        onChange={(type) => change({ changeType: (type || null) as FreezeLevel['changeType'] })}
      />
      <LineSelect
        label={`${which}: risk`}
        data={RISK_CHOICES}
        value={level.risk ?? ANY}
        onChange={(risk) => change({ risk: (risk || null) as FreezeLevel['risk'] })}
      />
      <LineSelect
        label={`${which}: level`}
        data={LEVELS}
        value={level.level}
        onChange={(value) => change(atLevel(level, value as FreezeLevel['level']))}
        isWrong={isWrong}
      />
      {level.level === 'approval' && (
        <LineSelect
          label={`${which}: who may approve`}
          data={ROLES}
          value={level.approverRole}
          onChange={(approverRole) => change({ approverRole })}
        />
      )}
      <IconButton Icon={IconX} label={`${which}: take it out`} hint="Take it out" onPress={remove} />
      {covering >= 0 && <p className="meta">Never counts: line {covering + 1} fits all of these first.</p>}
    </div>
  );
}

/** A soft level has somebody who approves, the others have nobody. */
const atLevel = ({ approverRole }: FreezeLevel, level: FreezeLevel['level']): Partial<FreezeLevel> => ({
  level,
  approverRole: level === 'approval' ? (approverRole ?? 'Service owner') : null,
});

interface LineSelectProperties {
  label: string;
  data: ComboboxData;
  value: string | null;
  onChange: (value: string | null) => void;
  isWrong?: boolean;
}

const LineSelect = ({ label, isWrong = false, ...choice }: LineSelectProperties) => (
  <Select aria-label={label} {...choice} allowDeselect={false} error={isWrong} />
);
