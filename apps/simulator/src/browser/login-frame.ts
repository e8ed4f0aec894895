const result = document.getElementById('frame-result');
const redirectUrl = result?.dataset['redirectUrl'];

// The embedding page must be of the origin the answer is meant for; anybody else gets nothing.
if (redirectUrl !== undefined && window.parent !== window) {
  window.parent.postMessage({ success: true, redirectUrl }, new URL(redirectUrl).origin);
}
