namespace Whetstone.Compiler;

/// <summary>The instructions at the beginning of a program that need to run only when a parameter was changed.</summary>
internal static class Preparations
{
    internal static int Count(Program program)
    {
        Usage usage = new(program);
        return program.Instructions.TakeWhile(i => i.Op.IsPreparation && i.Inputs.All(usage.IsSteady)).Count();
    }
}
