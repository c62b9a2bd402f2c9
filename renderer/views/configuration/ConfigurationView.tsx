import { IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { CollectionName } from '../../../shared/model/plan.ts';
import { openForm, peek, usePlace } from '../../app/place.ts';
import { useCollection, useSession } from '../../app/session.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { configurationItemColumns, serviceColumns } from './configurationColumns.tsx';
import { searchText } from './searchText.ts';

/** The small register: the services that the business uses, and what each of them runs on. */
export default function ConfigurationView() {
  const services = useCollection('services');
  const configurationItems = useCollection('configurationItems');
  // Both tables count releases and name people.
  useSession((session) => session.versions.releases + session.versions.people);
  const [sought, setSought] = useState('');
  const words = useDeferredValue(sought);
  const shownServices = useMemo(() => search(services, words), [services, words]);
  const shownItems = useMemo(() => search(configurationItems, words), [configurationItems, words]);
  const isEmpty = services.length === 0 && configurationItems.length === 0;
  return (
    <>
      <div className="head">
        <h1>Configuration</h1>
        <span className="facts cut grow">
          {sayCount(services.length, 'service')}, {sayCount(configurationItems.length, 'configuration item')}
        </span>
        <button type="button" className="btn" onClick={() => openForm('service')}>
          <IconPlus size={15} aria-hidden="true" /> New service
        </button>
        <button type="button" className="btn primary" onClick={() => openForm('configurationItem')}>
          <IconPlus size={15} aria-hidden="true" /> New configuration item
        </button>
      </div>
      {isEmpty ? (
        <NothingYet />
      ) : (
        <>
          <div className="tools">
            <label className="search-field">
              <IconSearch size={14} aria-hidden="true" />
              <input
                type="search"
                placeholder="Search the register"
                aria-label="Search the register"
                value={sought}
                onChange={(event) => setSought(event.currentTarget.value)}
              />
            </label>
          </div>
          <div className="register">
            <Half
              title="Services"
              collection="services"
              columns={serviceColumns}
              all={services}
              shown={shownServices}
              none="No services yet. A service is what the business uses, such as card payments; configuration items serve it, and releases change it."
            />
            <Half
              title="Configuration items"
              collection="configurationItems"
              columns={configurationItemColumns}
              all={configurationItems}
              shown={shownItems}
              none="No configuration items yet. They are what a service runs on: a database, a server, an application. No two releases may touch one at the same time."
            />
          </div>
        </>
      )}
    </>
  );
}

interface HalfProperties<Row> {
  title: string;
  collection: CollectionName;
  columns: readonly TableColumn<Row>[];
  all: readonly Row[];
  shown: readonly Row[];
  /** What belongs here, while there is nothing. */
  none: string;
}

function Half<Row extends { id: string; key: string }>(properties: HalfProperties<Row>) {
  const { title, collection, columns, all, shown, none } = properties;
  const peeked = usePlace((place) => place.peek?.id);
  return (
    <section className="register-half" aria-label={title}>
      <h2 className="group">
        {title}{' '}
        <span className="count">
          {shown.length === all.length ? all.length.toLocaleString('en-US') : `${shown.length} of ${all.length}`}
        </span>
      </h2>
      {shown.length > 0 ? (
        <DataTable
          label={title}
          columns={columns}
          rows={shown}
          sorting={BY_NAME}
          onPeek={({ id }) => peek(collection, id)}
          onOpen={({ id }) => peek(collection, id)}
          peeked={peeked}
        />
      ) : (
        <Note>{all.length === 0 ? none : `None of ${all.length.toLocaleString('en-US')} has these words.`}</Note>
      )}
    </section>
  );
}

const Note = ({ children }: { children: ReactNode }) => <p className="note">{children}</p>;

const BY_NAME = [{ id: 'name', desc: false }];

function search<Row extends Parameters<typeof searchText>[0]>(rows: readonly Row[], words: string): readonly Row[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = searchText(row);
    return wanted.every((word) => text.includes(word));
  });
}

function NothingYet() {
  return (
    <section className="empty">
      <h2>Nothing in the register yet</h2>
      <p>
        Services are what the business uses; configuration items are what they run on. A release says which of them it
        changes: then two releases on the same item at the same time are seen, and everybody knows who is concerned.
      </p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={() => openForm('service')}>
          New service
        </button>
        <button type="button" className="btn" onClick={() => openForm('configurationItem')}>
          New configuration item
        </button>
      </div>
    </section>
  );
}
