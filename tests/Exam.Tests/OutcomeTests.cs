namespace Itog.Exam.Tests;

public class OutcomeTests
{
    private static readonly Problem Refusal = new("refused", "Отказ", "Так нельзя.", "004 §5.1");

    [Fact]
    public void Gives_its_value_or_its_problem_and_never_both()
    {
        Outcome<int> value = 7;
        value.TryGet(out var number, out var none).Should().BeTrue();
        number.Should().Be(7);
        none.Should().BeNull();

        Outcome<int> refused = Refusal;
        refused.TryGet(out _, out var problem).Should().BeFalse();
        problem.Should().Be(Refusal);
    }

    [Fact]
    public void Reading_the_value_of_a_refusal_is_a_bug()
    {
        var read = () => ((Outcome<int>)Refusal).Value;
        read.Should().Throw<InvalidOperationException>().WithMessage("*refused*");
    }

    [Fact]
    public void A_chain_stops_at_the_first_refusal()
    {
        var asked = 0;
        Outcome<int> Next(int number)
        {
            asked++;
            return number + 1;
        }

        ((Outcome<int>)1).Then(Next).Then(Next).Value.Should().Be(3);
        ((Outcome<int>)Refusal).Then(Next).Problem.Should().Be(Refusal);
        asked.Should().Be(2);
    }
}
