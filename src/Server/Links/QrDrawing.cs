using System.Globalization;
using System.Text;
using QRCoder;

namespace Itog.Server.Links;

/// <summary>A QR code as the path of an SVG drawing, a unit to each module, its quiet zone included (ISO/IEC 18004). Pure.</summary>
/// <param name="Size">Modules of a side.</param>
/// <param name="Path">The black ones, row by row: the attribute <c>d</c>.</param>
internal sealed record QrDrawing(int Size, string Path)
{
    public static QrDrawing Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count;)
            {
                var from = x;
                while (x < rows[y].Count && rows[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                }
                else
                {
                    x++;
                }
            }
        }

        return new QrDrawing(rows.Count, path.ToString());
    }
}
