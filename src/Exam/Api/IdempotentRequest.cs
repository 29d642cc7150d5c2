namespace Itog.Exam.Api;

/// <summary>
/// A request that must not happen twice, and the answer it got. Written by the server before the work begins and again when it has
/// succeeded; a request that was refused leaves no row, because nothing happened.
/// </summary>
public sealed class IdempotentRequest
{
    public long Id { get; set; }

    /// <summary>The account that asked: keys of two people never meet.</summary>
    public required string Caller { get; set; }

    /// <summary>Method and path, <c>POST /api/schools/1/imports</c>.</summary>
    public required string Operation { get; set; }

    /// <summary>The caller's <c>Idempotency-Key</c>.</summary>
    public required string Key { get; set; }

    /// <summary>SHA-256 of the body, so that the same key with another body is noticed.</summary>
    public required byte[] BodyHash { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null while the work is under way, and for ever when the server died in the middle of it.</summary>
    public int? Status { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public byte[]? Answer { get; set; }
}
