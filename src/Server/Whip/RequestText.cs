using System.Text;

namespace Itog.Server.Whip;

/// <summary>Reads the body of a request as UTF-8 text (RFC 8866 §5), up to a limit.</summary>
internal static class RequestText
{
    /// <summary>The text; null when it has more than <paramref name="limit"/> bytes.</summary>
    public static async Task<string?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        var bytes = new byte[limit + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return length > limit ? null : Encoding.UTF8.GetString(bytes, 0, length);
    }
}
