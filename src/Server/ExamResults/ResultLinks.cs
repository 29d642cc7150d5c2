using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Itog.Server.Post;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Itog.Server.ExamResults;

/// <summary>
/// Makes and reads the tokens in the letters about results: encrypted and signed, good for one letter and so for one reader of one result.
/// They open no exam. Stateless; any thread.
/// </summary>
internal sealed class ResultLinks(IDataProtectionProvider protection, IOptions<PostOptions> post, TimeProvider time)
{
    /// <summary>Until the next school year's letters.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private readonly IDataProtector _protector = protection.CreateProtector("Itog.ResultLink");

    /// <summary>The whole address of the page of a letter, for families.</summary>
    public Uri LinkOf(Guid letter) => new(post.Value.PublicAddress!, PathFor(letter));

    private string PathFor(Guid letter)
    {
        var bytes = new byte[16 + sizeof(long)];
        letter.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), (time.GetUtcNow() + Life).ToUnixTimeSeconds());
        return "/r/" + Base64Url.EncodeToString(_protector.Protect(bytes));
    }

    /// <summary>The letter of a token; null for a damaged, foreign or old one.</summary>
    public Guid? Read(string token)
    {
        try
        {
            var bytes = _protector.Unprotect(Base64Url.DecodeFromChars(token));
            return bytes.Length == 16 + sizeof(long) && BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)) > time.GetUtcNow().ToUnixTimeSeconds()
                ? new Guid(bytes.AsSpan(0, 16))
                : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
