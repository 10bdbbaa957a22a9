import type { ComponentProps, ReactNode } from "react";
import { controlProps, Field, FieldError, FieldHint, type FieldText } from "./field.tsx";
import { Textarea } from "./textarea.tsx";

/*
 * Native controls with their labels. `id` defaults to `name`. Everything else
 * goes to the element, so `{...register("title")}` and `defaultValue` work.
 * `required` only says so in words and to assistive technology: validation is
 * the schema's, so that its sentence is shown and not the browser's.
 */

type Shared = FieldText & { id?: string; fieldClassName?: string };

type InputProps = Omit<ComponentProps<"input">, "id" | "required"> & Shared;

/** One line: text, email, url, number, date, time, password. */
export function InputField({
  label,
  hint,
  error,
  required,
  id,
  fieldClassName,
  className,
  ...rest
}: InputProps) {
  const key = id ?? rest.name ?? "";
  return (
    <Field id={key} className={fieldClassName} {...{ label, hint, error, required }}>
      {(control) => <input className={`control ${className ?? ""}`} {...rest} {...control} />}
    </Field>
  );
}

type TextareaProps = Omit<ComponentProps<"textarea">, "id" | "required"> & Shared;

/** Several lines. */
export function TextareaField({
  label,
  hint,
  error,
  required,
  id,
  fieldClassName,
  className,
  ...rest
}: TextareaProps) {
  const key = id ?? rest.name ?? "";
  return (
    <Field id={key} className={fieldClassName} {...{ label, hint, error, required }}>
      {(control) => (
        <Textarea rows={5} className={`control ${className ?? ""}`} {...rest} {...control} />
      )}
    </Field>
  );
}

type SelectProps = Omit<ComponentProps<"select">, "id" | "required"> & Shared;

/** A native select; give it `<option>`s. */
export function SelectField({
  label,
  hint,
  error,
  required,
  id,
  fieldClassName,
  className,
  children,
  ...rest
}: SelectProps) {
  const key = id ?? rest.name ?? "";
  return (
    <Field id={key} className={fieldClassName} {...{ label, hint, error, required }}>
      {(control) => (
        <select className={`control ${className ?? ""}`} {...rest} {...control}>
          {children}
        </select>
      )}
    </Field>
  );
}

type ChoiceProps = Omit<ComponentProps<"input">, "id" | "type" | "required"> &
  Shared & { type?: "checkbox" | "radio" };

/** A checkbox (or radio) with its label beside it; the whole line can be pressed. */
export function CheckboxField({
  label,
  hint,
  error,
  required,
  id,
  fieldClassName,
  type = "checkbox",
  className,
  ...rest
}: ChoiceProps) {
  const key = id ?? rest.name ?? "";
  return (
    <div className={fieldClassName}>
      <label htmlFor={key} className="target flex cursor-pointer items-center gap-3">
        <input
          type={type}
          className={`size-5 shrink-0 accent-ink ${className ?? ""}`}
          {...rest}
          {...controlProps(key, { hint, error, required })}
        />
        <span>
          {label}
          {required ? <span className="text-quiet"> (required)</span> : null}
        </span>
      </label>
      {hint ? <FieldHint id={key}>{hint}</FieldHint> : null}
      {error ? <FieldError id={key}>{error}</FieldError> : null}
    </div>
  );
}

/** The foot of a form: its buttons in a row. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3 pt-2">{children}</div>;
}
