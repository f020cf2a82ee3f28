using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>A chain of <c>&amp;&amp;</c> or <c>||</c>: one deciding operand decides, whatever the others are.</summary>
internal sealed class LogicStep(CelRange range, bool isAnd, Step[] operands) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var verdict = new Verdict(deciding: !isAnd);
        foreach (var operand in operands)
        {
            if (verdict.IsDecidedBy(operand.Evaluate(context), operand.Range))
            {
                break;
            }
        }

        return verdict.Result;
    }
}
