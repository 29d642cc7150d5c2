using SkiaSharp;

namespace Itog.Exam.Forms;

/// <summary>Makes an A4 PDF with embedded fonts out of pages that draw themselves. Stateless; any thread.</summary>
internal static class FormDocument
{
    private const float PointsPerMillimetre = 72 / 25.4f;

    private const float Short = 210;

    private const float Long = 297;

    public static byte[] Portrait(string title, IReadOnlyList<Action<FormPage>> pages) => Render(title, Short, Long, pages);

    public static byte[] Landscape(string title, IReadOnlyList<Action<FormPage>> pages) => Render(title, Long, Short, pages);

    private static byte[] Render(string title, float width, float height, IReadOnlyList<Action<FormPage>> pages)
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
                draw(new FormPage(canvas, width, height));
                document.EndPage();
            }

            document.Close();
        }

        return file.ToArray();
    }
}
