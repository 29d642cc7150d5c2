namespace Itog.Server.Tests.Post;

/// <summary>One message that reached the gateway.</summary>
internal sealed record SmsAsked(string Method, string? Authorization, string? Key, string Body);
