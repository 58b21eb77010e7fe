using System.Reflection;

namespace Whetstone.Kernels.Tests;

/// <summary>Bodies of loops are compiled by themselves; see the remarks of <see cref="IBody"/>.</summary>
public class BodyTests
{
    [Fact]
    public void No_body_of_a_loop_is_inlined()
    {
        MethodInfo[] bodies = [.. typeof(IBody).Assembly.GetTypes().Where(t => t.IsValueType && typeof(IBody).IsAssignableFrom(t)).Select(Run)];
        Assert.True(bodies.Length > 40, $"Only {bodies.Length} bodies were found.");
        Assert.Empty(bodies.Where(m => !m.MethodImplementationFlags.HasFlag(MethodImplAttributes.NoInlining)).Select(m => m.DeclaringType!.Name));
    }

    private static MethodInfo Run(Type body) => body.GetMethod(nameof(IBody.Run), [typeof(int), typeof(int)])!;
}
