import type { Handlers } from '../../shared/api/rpc.ts';
import { refuse } from '../../shared/kernel/result.ts';
import { attachFile, saveAttachment } from './attaching.ts';
import type { Client } from './audience.ts';
import type { Backend } from './backend.ts';
import type { Copyings } from './copyings.ts';
import { safeFileName } from './fileNames.ts';
import { chooseAgain, nothingChosen } from './refusals.ts';
import { write } from './write.ts';

type AttachmentHandlers = Pick<Handlers<Client>, 'attachment.add' | 'attachment.save'>;

/** Files that hang on records: copied to beside the plan, and from there. */
export function attachmentHandlers(backend: Backend, copyings: Copyings): AttachmentHandlers {
  const { ports } = backend;
  return {
    'attachment.add': ({ handle, on, job }, client) =>
      write(backend, (store, actor) => {
        const file = backend.files.get(handle);
        if (!file) return Promise.resolve(chooseAgain);
        const arrival = ports.newTransactionId();
        return copyings.run(job, client, file.bytes, (watch) =>
          attachFile(ports.disk, store, actor, { path: file.path, on, arrival, watch }),
        );
      }),
    'attachment.save': async ({ attachment: id, job }, client) => {
      const { store } = backend;
      const attachment = store?.state.database.get('attachments', id);
      if (!store || !attachment) return refuse('missing', 'This attachment is not in the plan any more.');
      const target = await ports.chooseFile(safeFileName(attachment.name, 'Attachment'), null);
      if (!target) return nothingChosen;
      return copyings.run(job, client, attachment.bytes, (watch) =>
        saveAttachment(ports.disk, store.paths, attachment, target, watch),
      );
    },
  };
}
