// PtyTestSupport
