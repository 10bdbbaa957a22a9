"use client";

import { Toast } from "@base-ui/react/toast";
import type { ReactNode } from "react";

/**
 * Short answers at the foot of the page, with an action such as Undo.
 * Put the provider once in a layout; then `useToast().add({ title: "Draft deleted",
 * actionProps: { children: "Undo", onClick } })` from any client component.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider timeout={8000}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-2 bottom-2 z-50 mx-auto flex max-w-md flex-col gap-2 sm:right-4 sm:bottom-4 sm:left-auto sm:w-md print:hidden">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** The toast manager: `add`, `close`, `update`. */
export function useToast() {
  return Toast.useToastManager();
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  const button = "target shrink-0 cursor-pointer px-2 font-semibold underline";
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="border-2 border-ink bg-paper text-ink transition-opacity data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-center gap-2 py-1 pr-2 pl-4">
        <div className="min-w-0 flex-1 py-1.5">
          <Toast.Title className="text-base font-semibold" />
          <Toast.Description className="text-sm text-quiet" />
        </div>
        {toast.actionProps ? <Toast.Action className={button} /> : null}
        <Toast.Close className={button}>Close</Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
