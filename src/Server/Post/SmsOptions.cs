namespace Itog.Server.Post;

/// <summary>
/// The SMS gateway: the section <c>Post:Sms</c>. A message is <c>POST Url</c> with <c>{"to":"+7…","text":"…"}</c>, the token of
/// <see cref="TokenFile"/> as Bearer and the letter's id as <c>Idempotency-Key</c>; any 2xx answer means that the gateway took it.
/// </summary>
public sealed class SmsOptions
{
    /// <summary>Null: no SMS.</summary>
    public Uri? Url { get; set; }

    public string? TokenFile { get; set; }

    public bool Enabled => Url is not null;
}
