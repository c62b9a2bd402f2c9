import { openForm } from '../../app/place.ts';

/** What else begins in a calendar, beside the windows and freezes of its tools: seldom, or in a hurry. */
export const BeginBeside = () => (
  <p className="note">
    <button type="button" className="link" onClick={() => openForm('cabMeeting')}>
      New CAB meeting…
    </button>
    <br />
    <button type="button" className="link" onClick={() => openForm('freeze.startNow')}>
      Freeze from now on…
    </button>
  </p>
);
