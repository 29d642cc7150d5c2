using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>Makes an A4 PDF with embedded fonts out of pages that draw themselves. Stateless; any thread.</summary>
internal static class FormDocument
{
    private const float PointsPerMillimetre = 72 / 25.4f;

    private const float Short = 210;

    private const float Long = 297;

    /// <param name="rehearsal">Every page says that it is worth nothing.</param>
    public static byte[] Portrait(string title, IReadOnlyList<Action<FormPage>> pages, bool rehearsal = false) => Render(title, Short, Long, pages, rehearsal);

    /// <inheritdoc cref="Portrait"/>
    public static byte[] Landscape(string title, IReadOnlyList<Action<FormPage>> pages, bool rehearsal = false) => Render(title, Long, Short, pages, rehearsal);

    private static byte[] Render(string title, float width, float height, IReadOnlyList<Action<FormPage>> pages, bool rehearsal)
    {
        using var file = new MemoryStream();
        // No dates: the same record gives the same bytes, so a form can be compared and hashed.
        var metadata = new SKDocumentPdfMetadata { Title = title, Creator = "Itog", Producer = "Itog" };
        using (var document = SKDocument.CreatePdf(file, metadata))
        {
            foreach (var draw in pages)
            {
                var canvas = document.BeginPage(width * PointsPerMillimetre, height * PointsPerMillimetre);
                canvas.Scale(PointsPerMillimetre);
                var page = new FormPage(canvas, width, height);
                if (rehearsal)
                {
                    page.MarkRehearsal();
                }

                draw(page);
                document.EndPage();
            }

            document.Close();
        }

        return file.ToArray();
    }
}
