import type { ReactNode } from "react";

/** What a control needs so that its label, hint and error belong to it. */
type ControlProps = {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
};

export type FieldText = {
  label: ReactNode;
  /** Said before typing: a format, a reason. */
  hint?: ReactNode;
  /** What is wrong and what to do. */
  error?: string | null;
  required?: boolean;
};

type FieldProps = FieldText & {
  id: string;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** What links a control to its hint and error; for controls that Field cannot wrap. */
export function controlProps(
  id: string,
  { hint, error, required }: Omit<FieldText, "label">,
): ControlProps {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""]
    .filter(Boolean)
    .join(" ");
  return {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-required": required ? true : undefined,
  };
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-sm text-quiet">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="text-sm font-semibold text-danger">
      <span className="sr-only">Error: </span>
      {children}
    </p>
  );
}

/** Label above, hint, the control, and its error below, all linked. "Required" is said in words. */
export function Field({ id, label, hint, error, required, className, children }: FieldProps) {
  return (
    <div className={`flex flex-col gap-1 ${className ?? ""}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
        {required ? <span className="font-normal text-quiet"> (required)</span> : null}
      </label>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      {children(controlProps(id, { hint, error, required }))}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </div>
  );
}

/** Several controls under one question. */
export function FieldGroup({
  id,
  legend,
  hint,
  error,
  children,
}: {
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  children: ReactNode;
}) {
  const described = controlProps(id, { hint, error })["aria-describedby"];
  return (
    <fieldset id={id} aria-describedby={described} className="flex flex-col gap-1">
      <legend className="font-semibold">{legend}</legend>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      {children}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </fieldset>
  );
}
