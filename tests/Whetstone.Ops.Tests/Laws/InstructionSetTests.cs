using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

public sealed class InstructionSetTests
{
    [Fact]
    public void The_vectors_in_use_are_those_the_script_asked_for()
    {
        // Without the variable this is an ordinary run on whatever the machine has.
        if (InstructionSet.Expected is { } expected) Assert.Equal(expected, InstructionSet.Actual);
    }
}
