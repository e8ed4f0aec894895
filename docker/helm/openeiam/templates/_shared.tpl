{{- /* Shared parts of the objects, each on one line or at a fixed indentation. They use only the functions of Go's own templates, so that a
spec can render the chart without Helm. */ -}}

{{- define "openeiam.labels" -}}
{ app.kubernetes.io/name: openeiam, app.kubernetes.io/instance: {{ printf "%q" .Release.Name }}, app.kubernetes.io/version: {{ printf "%q" .Chart.AppVersion }}, app.kubernetes.io/managed-by: {{ printf "%q" .Release.Service }} }
{{- end }}

{{- define "openeiam.tag" }}{{ or .Values.image.tag .Chart.AppVersion }}{{ end }}

{{- define "openeiam.pod" }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: 30
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        runAsGroup: 1000
        fsGroup: 1000
        seccompProfile: { type: RuntimeDefault }
      {{- if .Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range .Values.image.pullSecrets }}
        - name: {{ printf "%q" . }}
        {{- end }}
      {{- end }}
{{- end }}

{{- define "openeiam.container" }}
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: [ALL] }
{{- end }}

{{- define "openeiam.environment" }}
            - name: PUBLIC_URL
              value: {{ printf "%q" .Values.publicUrl }}
            - name: TRUST_PROXY
              value: {{ printf "%q" .Values.trustProxy }}
            {{- range $name, $value := .Values.settings }}
            - name: {{ $name }}
              value: {{ printf "%q" $value }}
            {{- end }}
            {{- range $name, $key := .Values.secrets.keys }}
            - name: {{ $name }}_FILE
              value: {{ printf "%q" (printf "/run/secrets/openeiam/%s" $key) }}
            {{- end }}
{{- end }}

{{- define "openeiam.mounts" }}
            - name: tmp
              mountPath: /tmp
            - name: secrets
              mountPath: /run/secrets/openeiam
              readOnly: true
{{- end }}

{{- define "openeiam.volumes" }}
        - name: tmp
          emptyDir: { medium: Memory, sizeLimit: 64Mi }
        - name: secrets
          secret:
            secretName: {{ printf "%q" .Values.secrets.name }}
            # 0440: read by the group of the pod.
            defaultMode: 288
            items:
              {{- range $name, $key := .Values.secrets.keys }}
              - key: {{ printf "%q" $key }}
                path: {{ printf "%q" $key }}
              {{- end }}
{{- end }}

{{- define "openeiam.resources" -}}
{ requests: { cpu: {{ printf "%q" .requests.cpu }}, memory: {{ printf "%q" .requests.memory }} }, limits: { memory: {{ printf "%q" .limits.memory }} } }
{{- end }}
