import { ChangeDetectionStrategy, Component } from '@angular/core';
import { CopyButton } from '../../ui/copy-button';

/** The permissions to grant in DingTalk's console, by their names there, which exist only in Chinese. */
const PERMISSIONS = [
  { scope: 'qyapi_get_department_list', name: '通讯录部门信息读权限' },
  { scope: 'qyapi_get_department_member', name: '通讯录部门成员读权限' },
] as const;

/** The steps in DingTalk's console before its departments and people can be read. */
@Component({
  selector: 'oe-dingtalk-directory-steps',
  imports: [CopyButton],
  template: `
    <ol>
      <li>
        <span i18n="@@dingtalk.directory.grant"
          >In DingTalk’s developer console, open your app, go to 权限管理 and grant:</span
        >
        <ul>
          @for (one of permissions; track one.scope) {
            <li>
              <span lang="zh-CN">{{ one.name }}</span>&ngsp;<code>{{ one.scope }}</code
              ><oe-copy-button [value]="one.scope" />
            </li>
          }
          <li>
            <span lang="zh-CN">{{ email }}</span>&ngsp;<span
              class="oe-muted"
              i18n="@@dingtalk.directory.email"
              >only if accounts should have an email address</span
            >
          </li>
        </ul>
      </li>
      <li i18n="@@dingtalk.directory.scope">Under 通讯录接口权限范围 select the departments to follow.</li>
      <li i18n="@@dingtalk.directory.publish">Publish a version of the app (版本管理与发布).</li>
    </ol>
  `,
  styles: `
    li {
      margin-block: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DirectorySteps {
  protected readonly permissions = PERMISSIONS;
  protected readonly email = '邮箱等个人信息';
}
