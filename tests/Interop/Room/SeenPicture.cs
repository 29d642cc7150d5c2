namespace Itog.Interop.Room;

/// <summary>A small grey picture and its moment: that of its capture, or in a film that of its showing.</summary>
public sealed record SeenPicture(DateTimeOffset At, ReadOnlyMemory<byte> Grey)
{
    /// <summary>Mean difference of the pixels; 0 for the same picture.</summary>
    public double DifferenceFrom(SeenPicture other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var a = Grey.Span;
        var b = other.Grey.Span;
        var sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += Math.Abs(a[i] - b[i]);
        }

        return (double)sum / a.Length;
    }

    /// <summary>Correlation of the pixels, −1…1.</summary>
    public double LikenessTo(SeenPicture other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var a = Grey.Span;
        var b = other.Grey.Span;
        double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            ma += a[i];
            mb += b[i];
        }

        (ma, mb) = (ma / a.Length, mb / b.Length);
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - ma) * (b[i] - mb);
            aa += (a[i] - ma) * (a[i] - ma);
            bb += (b[i] - mb) * (b[i] - mb);
        }

        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }
}
