// What the portal says of a passkey as JSON, and what browsers take and give as bytes (WebAuthn Level 3, 5.1.8 to 5.1.10).
// Browsers of the floor can't translate it themselves.

interface DescriptorJson {
  id: string;
  type: "public-key";
  transports?: AuthenticatorTransport[];
}

interface CreationJson extends Omit<PublicKeyCredentialCreationOptions, "challenge" | "user" | "excludeCredentials"> {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: DescriptorJson[];
}

interface RequestJson extends Omit<PublicKeyCredentialRequestOptions, "challenge" | "allowCredentials"> {
  challenge: string;
  allowCredentials?: DescriptorJson[];
}

export function creationOptions(json: unknown): PublicKeyCredentialCreationOptions {
  const options = json as CreationJson;
  return {
    ...options,
    challenge: bytesOf(options.challenge),
    user: { ...options.user, id: bytesOf(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(descriptor),
  };
}

export function requestOptions(json: unknown): PublicKeyCredentialRequestOptions {
  const options = json as RequestJson;
  return { ...options, challenge: bytesOf(options.challenge), allowCredentials: (options.allowCredentials ?? []).map(descriptor) };
}

/** The browser's answer as the portal reads it. */
export function answerOf(credential: PublicKeyCredential): Record<string, unknown> {
  const { response } = credential;
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: response instanceof AuthenticatorAttestationResponse ? created(response) : shown(response as AuthenticatorAssertionResponse),
  };
}

function created(response: AuthenticatorAttestationResponse): Record<string, unknown> {
  return {
    clientDataJSON: textOf(response.clientDataJSON),
    attestationObject: textOf(response.attestationObject),
    transports: typeof response.getTransports === "function" ? response.getTransports() : [],
  };
}

function shown(response: AuthenticatorAssertionResponse): Record<string, unknown> {
  return {
    clientDataJSON: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    userHandle: response.userHandle ? textOf(response.userHandle) : undefined,
  };
}

function descriptor(json: DescriptorJson): PublicKeyCredentialDescriptor {
  return { ...json, id: bytesOf(json.id) };
}

function bytesOf(text: string): ArrayBuffer {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes.buffer;
}

function textOf(buffer: ArrayBuffer): string {
  let binary = "";
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
