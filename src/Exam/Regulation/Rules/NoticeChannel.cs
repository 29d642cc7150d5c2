namespace Itog.Exam.Regulation;

/// <summary>How results are told.</summary>
public enum NoticeChannel
{
    Email,
    Sms,
    Signature,
}
