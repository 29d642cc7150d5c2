using System.Buffers.Text;
using System.Text;
using Itog.Exam;

namespace Itog.Server.Api;

/// <summary>Cuts ordered lists into pages. A cursor names the last item that was given, so a list that grows meanwhile repeats nothing.</summary>
internal static class Paging
{
    private static readonly Problem BadCursor = new(
        "bad-cursor", "Страница списка не найдена", "Список изменился или адрес скопирован не целиком. Откройте список с начала.");

    /// <summary>The page after the cursor of a list that is small enough to be held: a school's people, rooms, days.</summary>
    /// <param name="idOf">What tells an item from all others. It ends in the address of the request: never a name or a document.</param>
    public static Outcome<PageAnswer<T>> Cut<T>(this IEnumerable<T> ordered, PageRequest request, Func<T, string> idOf)
    {
        using var items = ordered.GetEnumerator();
        if (request.Cursor is { Length: > 0 } cursor)
        {
            if (Read(cursor) is not { } last)
            {
                return BadCursor;
            }

            bool found;
            do
            {
                if (!items.MoveNext())
                {
                    return BadCursor;
                }

                found = string.Equals(idOf(items.Current), last, StringComparison.Ordinal);
            }
            while (!found);
        }

        var page = new List<T>(request.Count);
        while (page.Count < request.Count && items.MoveNext())
        {
            page.Add(items.Current);
        }

        return new PageAnswer<T>(page, items.MoveNext() ? Write(idOf(page[^1])) : null);
    }

    private static string Write(string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));

    private static string? Read(string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
