// Submits the response to the application at once; the button serves people who come back to this page.
document.querySelector<HTMLFormElement>('form#answer')?.submit();
