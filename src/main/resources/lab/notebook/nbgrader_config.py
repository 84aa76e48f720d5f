# nbgrader's settings for this course, made by labs/lab notebooks --nbgrader; nbgrader's documentation lists all there are.
c = get_config()

c.CourseDirectory.course_id = "two-layer-lab"

# What a student finds where the answer stood.
c.ClearSolutions.code_stub = {"java": "// YOUR CODE HERE"}

# Seconds for a cell. The lab itself ends a piece that runs for ever, after a minute; the first cell of all starts Java too.
c.ExecutePreprocessor.timeout = 300
c.ExecutePreprocessor.startup_timeout = 120
