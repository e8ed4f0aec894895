import { Injectable } from '@nestjs/common';
import passport from 'passport';

/**
 * The application's own Passport. The instance that the package shares would have two applications in one process overwrite each
 * other's strategies (decision 0036).
 */
@Injectable()
export class OwnPassport extends passport.Authenticator {}
