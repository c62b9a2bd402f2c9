/** A text of some lines under its heading; nothing where there is none. */
export const LongText = ({ title, text }: { title: string; text: string }) =>
  text && (
    <>
      <h2 className="group">{title}</h2>
      <p className="description" dir="auto">
        {text}
      </p>
    </>
  );
