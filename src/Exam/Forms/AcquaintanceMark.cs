namespace Itog.Exam.Forms;

/// <summary>That somebody knows a result: by the button of an electronic notice, which stands in place of the signature [002 §72], or by hand on paper.</summary>
/// <param name="Time">By the school's clock; null beside a signature by hand.</param>
public sealed record AcquaintanceMark(DateOnly On, TimeOnly? Time)
{
    public bool Electronic => Time is not null;
}
