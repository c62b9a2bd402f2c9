import {
  IconAffiliate,
  IconAnchor,
  IconArrowsExchange,
  IconBug,
  IconCalendarCheck,
  IconLock,
  IconScale,
  IconServer2,
  IconShieldMinus,
  IconSnowflake,
  IconStar,
  IconTag,
  IconTool,
  IconTools,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Item } from '../../shared/model/item.ts';
import type { CollectionName, RecordOf } from '../../shared/model/plan.ts';
import { KindSign } from './signs.tsx';

const KIND_ICON = { feature: IconStar, defect: IconBug, regulatory: IconScale, upkeep: IconTools };

export function ItemKindIcon({ kind }: { kind: Item['kind'] }) {
  const Icon = KIND_ICON[kind];
  return <Icon size={14} stroke={1.7} aria-hidden="true" />;
}

/** What kind of thing a record is, as one sign. The id beside it says the same in letters. */
export function RecordSign<C extends CollectionName>({ collection, record }: { collection: C; record: RecordOf<C> }) {
  switch (collection) {
    case 'releases':
      return <KindSign kind={(record as RecordOf<'releases'>).kind} />;
    case 'items':
      return <ItemKindIcon kind={(record as RecordOf<'items'>).kind} />;
    case 'windows':
      return <IconTool size={14} stroke={1.7} className="of-window" aria-hidden="true" />;
    case 'freezes':
      return (record as RecordOf<'freezes'>).level === 'block' ? (
        <IconLock size={14} stroke={1.7} className="of-hard" aria-hidden="true" />
      ) : (
        <IconSnowflake size={14} stroke={1.7} className="of-soft" aria-hidden="true" />
      );
    case 'cabMeetings':
      return <IconUsersGroup size={14} stroke={1.7} aria-hidden="true" />;
    case 'windowClasses':
      return <IconTag size={14} stroke={1.7} aria-hidden="true" />;
    case 'people':
      return <IconUser size={14} stroke={1.7} aria-hidden="true" />;
    case 'changes':
      return <IconArrowsExchange size={14} stroke={1.7} aria-hidden="true" />;
    case 'waivers':
      return <IconShieldMinus size={14} stroke={1.7} aria-hidden="true" />;
    case 'businessCalendars':
      return <IconCalendarCheck size={14} stroke={1.7} aria-hidden="true" />;
    case 'anchors':
      return <IconAnchor size={14} stroke={1.7} aria-hidden="true" />;
    case 'services':
      return <IconAffiliate size={14} stroke={1.7} aria-hidden="true" />;
    case 'configurationItems':
      return <IconServer2 size={14} stroke={1.7} aria-hidden="true" />;
    default:
      return null;
  }
}
