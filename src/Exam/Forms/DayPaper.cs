namespace Itog.Exam.Forms;

/// <summary>One paper of a day that can be printed now.</summary>
/// <param name="Id">In addresses: <c>register-0101</c>. Codes only, no names.</param>
/// <param name="Title">For people.</param>
/// <param name="FileName">In the transfer package, with its folder and extension. Codes only, no names.</param>
/// <param name="Render">Makes the PDF anew; the same day gives the same bytes.</param>
public sealed record DayPaper(string Id, DayPaperKind Kind, string Title, string FileName, Func<CancellationToken, Task<byte[]>> Render);
