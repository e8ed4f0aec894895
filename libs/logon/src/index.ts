export {
  isFormLogonMethod,
  type FormLogonMethod,
  type LogonAttempt,
  type LogonPurpose,
  type ProofOutcome,
} from './form-logon-method.js';
