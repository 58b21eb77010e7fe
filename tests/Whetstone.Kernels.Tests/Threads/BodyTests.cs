using System.Reflection;

namespace Whetstone.Kernels.Tests;

/// <summary>How the runtime's compiler is told to treat loops; see the remarks of <see cref="IBody"/>.</summary>
public class BodyTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void No_body_of_a_loop_is_inlined()
    {
        MethodInfo[] bodies = [.. typeof(IBody).Assembly.GetTypes().Where(t => t.IsValueType && typeof(IBody).IsAssignableFrom(t)).Select(Run)];
        Assert.True(bodies.Length > 40, $"Only {bodies.Length} bodies were found.");
        Assert.Empty(bodies.Where(m => !m.MethodImplementationFlags.HasFlag(MethodImplAttributes.NoInlining)).Select(m => m.DeclaringType!.Name));
    }

    [Fact]
    public void Nothing_that_works_on_memory_starts_unoptimised()
    {
        MethodInfo[] methods = [.. typeof(IBody).Assembly.GetTypes().SelectMany(t => t.GetMethods(Declared)).Where(WorksOnMemory)];
        Assert.True(methods.Length > 100, $"Only {methods.Length} methods were found.");
        string[] missing = [.. methods.Where(m => (m.MethodImplementationFlags & (MethodImplAttributes.AggressiveOptimization | MethodImplAttributes.AggressiveInlining)) == 0)
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}")];
        Assert.True(missing.Length == 0, $"{missing.Length} of {methods.Length} carry neither AggressiveOptimization nor AggressiveInlining: {string.Join(", ", missing)}.");
    }

    private static MethodInfo Run(Type body) => body.GetMethod(nameof(IBody.Run), [typeof(int), typeof(int)])!;

    // Takes addresses or a structure that holds some, or belongs to one, or to the body of a loop. Names with points are stubs of the compiler.
    private static bool WorksOnMemory(MethodInfo method) => !method.IsAbstract && !method.IsSpecialName && !method.Name.Contains('.')
        && (method.GetParameters().Any(p => HoldsAddress(p.ParameterType))
            || (!method.IsStatic && (typeof(IBody).IsAssignableFrom(method.DeclaringType) || HoldsAddress(method.DeclaringType!))));

    private static bool HoldsAddress(Type type) => type.IsPointer
        || (type.IsByRef && HoldsAddress(type.GetElementType()!))
        || (type is { IsValueType: true, IsPrimitive: false, IsEnum: false, IsGenericParameter: false } && type.Assembly == typeof(IBody).Assembly
            && type.GetFields(Declared).Any(f => !f.IsStatic && f.FieldType != type && HoldsAddress(f.FieldType)));
}
